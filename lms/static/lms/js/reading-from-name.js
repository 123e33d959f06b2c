/* The reading of a name, as it was typed before it was turned into kanji, offered in the field that
   `data-reading-to` names. Only in an empty field, or over what stands there from here: nothing typed is touched.
   A name is read whole or not at all: where a part was pasted, predicted or chosen in another way, nothing is offered. */

const KANA = /^[ぁ-ゖァ-ヺーゝゞヽヾ・]+$/;
const HIRAGANA = /[ぁ-ゖゝゞ]/g;
const BEING_TYPED = /[a-zａ-ｚ]$/i;

const toKatakana = (text) => text.replace(HIRAGANA, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));

/* `parts`: what was written, by how it was typed. The longest part that stands at a place is meant. */
function readingOf(name, parts) {
  const written = [...parts.keys()].sort((a, b) => b.length - a.length);
  let reading = "";
  for (let at = 0; at < name.length; ) {
    const part = written.find((one) => name.startsWith(one, at));
    if (part) reading += parts.get(part);
    else if (/\s/.test(name[at])) reading += " ";
    else if (KANA.test(name[at])) reading += toKatakana(name[at]);
    else return "";
    at += part ? part.length : 1;
  }
  return reading.replace(/ +/g, " ").trim();
}

function follow(name, kana) {
  const parts = new Map();
  let typed = "";
  let offered = "";

  const offer = () => {
    if (kana.value !== offered) return;
    offered = readingOf(name.value, parts);
    kana.value = offered;
  };
  name.addEventListener("compositionstart", () => { typed = ""; });
  name.addEventListener("compositionupdate", ({ data }) => {
    const sofar = data.replace(/[nｎ]$/i, "ん");   // the last n of けn becomes ん only when it is turned into kanji
    if (KANA.test(sofar)) typed = sofar;
    else if (BEING_TYPED.test(data) && !KANA.test(data.slice(0, -1) || "ー")) typed = "";   // turned into kanji while typing goes on
  });
  name.addEventListener("compositionend", ({ data }) => {
    if (data && typed.length >= data.length) parts.set(data, toKatakana(typed));   // shorter: the rest was predicted
    offer();
  });
  name.addEventListener("input", ({ isComposing }) => { if (!isComposing) offer(); });
}

for (const name of document.querySelectorAll("[data-reading-to]")) {
  const kana = document.getElementById(name.dataset.readingTo);
  if (kana && !name.value && !kana.value) follow(name, kana);
}
