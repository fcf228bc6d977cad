// Explanations of terms open on hover and focus by style alone; Escape closes them (WCAG 1.4.13).
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelectorAll(".istilah").forEach((term) => term.classList.add("tertutup"));
});
for (const kind of ["mouseover", "focusin"])
  document.addEventListener(kind, (event) => {
    const term = event.target.closest?.(".istilah");
    if (term && !term.contains(event.relatedTarget)) term.classList.remove("tertutup");
  });
