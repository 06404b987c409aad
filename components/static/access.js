// The pages before sign-in: the eye of a password field, and the browser's own time zone.
for (const eye of document.querySelectorAll("[data-shows]")) {
  const input = document.getElementById(eye.dataset.shows);
  eye.hidden = false;
  eye.addEventListener("click", () => {
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    eye.setAttribute("aria-pressed", String(shown));
    input.focus();
  });
}

// A reload, the other language and the way back keep what was typed; passwords excepted.
for (const form of document.querySelectorAll("form[data-keeps]")) {
  const fields = [...form.elements].filter((each) => form.dataset.keeps.split(" ").includes(each.name));
  const kept = JSON.parse(sessionStorage.getItem(location.pathname) || "{}");
  for (const field of fields) {
    if (field.type === "radio") field.checked = field.value === (kept[field.name] ?? form.elements[field.name].value);
    else field.value ||= kept[field.name] ?? "";
  }
  form.addEventListener("input", () => {
    const typed = fields.map(({ name }) => [name, form.elements[name].value]);
    sessionStorage.setItem(location.pathname, JSON.stringify(Object.fromEntries(typed)));
  });
}

const zone = document.getElementById("timezone");
const locale = document.getElementById("locale");
const place = document.querySelector("[data-place]");
if (zone && locale && place) {
  const tell = () => {
    place.textContent = `${zone.value} · ${locale.selectedOptions[0].textContent}`;
  };
  if (!("given" in zone.dataset)) {
    zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone || zone.value;
  }
  zone.addEventListener("change", tell);
  locale.addEventListener("change", tell);
  tell();
}

for (const form of document.forms) {
  form.addEventListener("submit", () => {
    for (const button of form.querySelectorAll("button.is-primary")) {
      setTimeout(() => { button.disabled = true; });
    }
  });
}
addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("button.is-primary")) button.disabled = false;
});
