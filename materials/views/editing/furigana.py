"""ふりがな in the editor of rich text: the button, and how a marked word is stored and read again."""

from typing import Any

from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineEntityElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text.feature_registry import FeatureRegistry

from materials.furigana import MOST

FEATURE = "furigana"
_ENTITY = "FURIGANA"


class MarkedWord(InlineEntityElementHandler):
    mutability = "IMMUTABLE"  # whoever changes the word marks it anew: an old reading never stays at another word

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, str]:
        return {"reading": attrs["data-reading"]}


def stored(props: dict[str, Any]) -> Any:
    """Without a reading it is the word alone."""
    reading = str(props.get("reading") or "").strip()[:MOST]
    return DOM.create_element("ruby", {"data-reading": reading}, props["children"]) if reading else props["children"]


def register(features: FeatureRegistry) -> None:
    button = {
        "type": _ENTITY,
        "label": "ふりがな",
        "description": "えらんだ ことばに ふりがなを つける",
        "attributes": ["reading"],
    }
    files = {"js": ["materials/js/furigana.js"], "css": {"all": ["materials/css/furigana-editing.css"]}}
    features.register_editor_plugin("draftail", FEATURE, EntityFeature(button, **files))
    rule = {
        "from_database_format": {"ruby[data-reading]": MarkedWord(_ENTITY)},
        "to_database_format": {"entity_decorators": {_ENTITY: stored}},
    }
    features.register_converter_rule("contentstate", FEATURE, rule)
