// "Dengarkan" at the ticket machine: the button speaks its clips (suara.js); a second touch starts them
// anew, a touch on another button silences the first. Without sound in this browser it stays hidden.
(function () {
  "use strict";
  var alat = window.suara && window.suara.alat;
  if (!alat) return;
  document.querySelectorAll("[data-dengar]").forEach(function (tombol) {
    var alamat = tombol.dataset.dengar.split(" ").filter(Boolean);
    if (!alamat.length) return;
    tombol.hidden = false;
    tombol.addEventListener("click", function () {
      window.suara.diam();
      alat.resume().then(function () {
        window.suara.ucap([alamat], {
          mulai: tombol.classList.add.bind(tombol.classList, "kios-bunyi"),
          selesai: tombol.classList.remove.bind(tombol.classList, "kios-bunyi"),
        });
      });
    });
  });
})();
