// After a refused form the eye and the screen reader go to the summary of errors first. A focused field that
// was filled beforehand (data-pilih) is selected: typing replaces it.
(function () {
  "use strict";
  var ringkasan = document.querySelector("[data-fokus]");
  if (ringkasan) ringkasan.focus();
  // The browser scrolls to the deed it focuses, though the bar is always in sight: a page is read from its top,
  // until the person does something.
  var cara = performance.getEntriesByType("navigation")[0];
  var baru = !ringkasan && !location.hash && cara && cara.type === "navigate";
  function keAtas() {
    if (baru && document.activeElement.closest(".bilah-aksi")) scrollTo(0, 0);
  }
  ["keydown", "pointerdown", "wheel"].forEach(function (nama) {
    addEventListener(nama, function () { baru = false; }, { passive: true });
  });
  document.addEventListener("focusin", keAtas);
  addEventListener("load", keAtas);
  keAtas();
  document.addEventListener("focusin", function (acara) {
    if (acara.target.matches("[data-pilih]")) acara.target.select();
  });
  if (document.activeElement.matches("[data-pilih]")) document.activeElement.select();
})();
