/* In a form with `data-enter-saves` the Enter key saves from a closed list too, as it does from a field. Space, the arrow
   keys and digits choose in it. */

const knowsOpen = CSS.supports("selector(:open)");

function save(event) {
  const list = event.currentTarget;
  const isOpen = knowsOpen && list.matches(":open");   // then Enter takes what is pointed at
  if (event.key !== "Enter" || event.altKey || event.ctrlKey || event.metaKey || isOpen) return;
  event.preventDefault();
  if (!event.repeat) list.form.requestSubmit();
}

for (const list of document.querySelectorAll("form[data-enter-saves] select")) list.addEventListener("keydown", save);
