// "Salin pesan": the words go to the clipboard. Without this script they stand in a box to be marked by hand.
(function () {
  "use strict";

  function salin(kotak) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(kotak.value);
    kotak.select();
    return document.execCommand("copy") ? Promise.resolve() : Promise.reject(new Error("copy"));
  }

  document.querySelectorAll("[data-salin]").forEach(function (tombol) {
    var kotak = document.getElementById(tombol.dataset.salin);
    var kabar = document.querySelector("[data-salin-kabar]");
    if (!kotak || !kabar) return;
    tombol.hidden = false;
    tombol.addEventListener("click", function () {
      salin(kotak).then(
        function () {
          kabar.textContent = "Pesan sudah disalin. Tempelkan di HP atau WhatsApp.";
        },
        function () {
          kotak.focus();
          kotak.select();
          kabar.textContent = "Pesannya sudah ditandai. Tekan Ctrl+C untuk menyalin.";
        },
      );
    });
  });
})();
