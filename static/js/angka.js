// A box that waits for one digit sends it at once; without JavaScript Enter does.
(function () {
  "use strict";
  document.addEventListener("input", function (acara) {
    var kotak = acara.target;
    if (kotak.dataset.angka !== "langsung" || !/^[1-9]$/.test(kotak.value)) return;
    var banyak = kotak.form.querySelectorAll("button[name=ke]").length;
    if (banyak < 10) kotak.form.requestSubmit();
  });
})();
