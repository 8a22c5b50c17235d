// A signature drawn with finger, pen or mouse goes along with the form. Without this script the box stays
// hidden: the hand-over is recorded without it, or with a photo.
(function () {
  "use strict";

  function pasang(wadah) {
    var kanvas = wadah.querySelector("canvas");
    var isi = document.getElementById(wadah.dataset.tanda);
    var ulang = wadah.querySelector("button");
    var pena = kanvas && kanvas.getContext("2d");
    if (!pena || !isi || !window.PointerEvent) return;
    var jejak = null;
    wadah.hidden = false;
    kanvas.style.touchAction = "none";
    pena.lineWidth = 3;
    pena.lineCap = pena.lineJoin = "round";

    function titik(kejadian) {
      var kotak = kanvas.getBoundingClientRect();
      return [
        ((kejadian.clientX - kotak.left) * kanvas.width) / kotak.width,
        ((kejadian.clientY - kotak.top) * kanvas.height) / kotak.height,
      ];
    }

    kanvas.addEventListener("pointerdown", function (kejadian) {
      kejadian.preventDefault();
      kanvas.setPointerCapture(kejadian.pointerId);
      jejak = titik(kejadian);
    });
    kanvas.addEventListener("pointermove", function (kejadian) {
      if (!jejak) return;
      var kini = titik(kejadian);
      pena.beginPath();
      pena.moveTo(jejak[0], jejak[1]);
      pena.lineTo(kini[0], kini[1]);
      pena.stroke();
      jejak = kini;
    });
    ["pointerup", "pointercancel"].forEach(function (nama) {
      kanvas.addEventListener(nama, function () {
        if (jejak) isi.value = kanvas.toDataURL("image/png");
        jejak = null;
      });
    });
    ulang.addEventListener("click", function () {
      pena.clearRect(0, 0, kanvas.width, kanvas.height);
      isi.value = "";
    });
  }

  document.querySelectorAll("[data-tanda]").forEach(pasang);
})();
