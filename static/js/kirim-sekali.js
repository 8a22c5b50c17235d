// A second click on a form that is already on its way is ignored (the server ignores it too).
// Opt out with data-berulang on the form (searches, filters).
(function () {
  "use strict";
  document.addEventListener("submit", function (acara) {
    var formulir = acara.target;
    if (formulir.method !== "post" || formulir.hasAttribute("data-berulang")) return;
    if (formulir.hasAttribute("data-terkirim")) {
      acara.preventDefault();
      return;
    }
    formulir.setAttribute("data-terkirim", "");
    formulir.setAttribute("aria-busy", "true");
    var tombol = acara.submitter;
    if (tombol && tombol.dataset.saatKirim) {
      tombol.dataset.semula = tombol.innerHTML;
      tombol.textContent = tombol.dataset.saatKirim;
    }
  });
  // This page answers a form. Coming back to it, or reloading it, asks for a page and never sends the form anew;
  // a refused form that the office kept (data-ulang) is shown as it was typed.
  var tertolak = document.querySelector("form[data-ulang]");
  if (document.body.hasAttribute("data-kiriman"))
    history.replaceState(null, "", tertolak ? tertolak.dataset.ulang : location.href);
  // The browser may show the page again as it was left (back button): the form may be sent anew.
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-terkirim]").forEach(function (formulir) {
      formulir.removeAttribute("data-terkirim");
      formulir.removeAttribute("aria-busy");
    });
    document.querySelectorAll("[data-semula]").forEach(function (tombol) {
      tombol.innerHTML = tombol.dataset.semula;
      delete tombol.dataset.semula;
    });
  });
})();
