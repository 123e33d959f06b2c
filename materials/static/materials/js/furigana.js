// ふりがな: asks for the reading of the chosen word and marks the word with it. What is stored: materials/furigana.py.
// A plain script and no module: Wagtail loads the files of an editor's feature as such, before the editor begins.
(() => {
  const { React, DraftJS, draftail } = window;
  const { EditorState, RichUtils } = DraftJS;

  function chosenWord(editorState) {
    const chosen = editorState.getSelection();
    if (chosen.isCollapsed() || chosen.getStartKey() !== chosen.getEndKey()) return "";
    const line = editorState.getCurrentContent().getBlockForKey(chosen.getStartKey()).getText();
    return line.slice(chosen.getStartOffset(), chosen.getEndOffset()).trim();
  }

  function marked(editorState, type, known) {
    const word = chosenWord(editorState);
    if (!word) {
      window.alert("ふりがなを つける ことばを、1つの 行の 中で えらんでから、もう一度 押してください。");
      return editorState;
    }
    const sentence = `「${word}」の ふりがなを 入れてください。空にすると、ふりがなを とります。`;
    const answer = window.prompt(sentence, known);
    if (answer === null) return editorState;
    const reading = answer.trim().slice(0, 40);
    const chosen = editorState.getSelection();
    if (!reading) return RichUtils.toggleLink(editorState, chosen, null);
    const content = editorState.getCurrentContent().createEntity(type, "IMMUTABLE", { reading });
    const next = EditorState.set(editorState, { currentContent: content });
    return RichUtils.toggleLink(next, chosen, content.getLastCreatedEntityKey());
  }

  class Question extends React.Component {
    componentDidMount() {
      const { editorState, entityType, entity, onComplete } = this.props;
      onComplete(marked(editorState, entityType.type, entity ? entity.getData().reading : ""));
    }

    render() {
      return null;
    }
  }

  function MarkedWord({ entityKey, contentState, onEdit, children }) {
    const { reading } = contentState.getEntity(entityKey).getData();
    const says = { className: "marked-word", "data-reading": reading, title: "押すと、ふりがなを 直せます。" };
    return React.createElement("span", { ...says, onClick: () => onEdit(entityKey) }, children);
  }

  draftail.registerPlugin({ type: "FURIGANA", source: Question, decorator: MarkedWord }, "entityTypes");
})();
