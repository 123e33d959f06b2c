// Work in the background: shows how far it is without anybody pressing, and opens what comes after it once it is done.
const waiting = document.querySelector("[data-look-again]");

async function look() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.querySelector("[data-look-again]");
  if (!now) return location.replace(answer.url);
  if (now.textContent !== waiting.textContent) waiting.replaceChildren(...now.childNodes);
  again();
}

function again() {
  setTimeout(() => look().catch(again), Number(waiting.dataset.lookAgain));
}

if (waiting) again();
