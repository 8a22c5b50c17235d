// The grid of the paper list: Enter goes to the next cell, what was typed is kept on the server.
(function () {
  "use strict";
  var formulir = document.querySelector("[data-susulan]");
  if (!formulir) return;
  var kabar = document.querySelector("[data-susulan-kabar]");
  var sel = Array.prototype.slice.call(formulir.querySelectorAll("[data-sel]"));
  var tunda = 0;
  var kotor = false;

  formulir.addEventListener("keydown", function (acara) {
    var tempat = sel.indexOf(acara.target);
    if (acara.key !== "Enter" || tempat < 0) return;
    acara.preventDefault();
    var berikut = sel[tempat + 1];
    // The number is printed on the slip: from the result straight to the time of the next row.
    if (berikut && berikut.dataset.sel === "nomor" && berikut.value) berikut = sel[tempat + 2];
    if (berikut) {
      berikut.focus();
      berikut.select();
    }
  });

  function simpan() {
    if (!kotor) return;
    kotor = false;
    var isi = new FormData(formulir);
    isi.set("perbuatan", "draf");
    fetch(formulir.action, { method: "POST", body: isi, headers: { "X-Draf": "1" }, redirect: "manual", keepalive: true })
      .then(function (jawab) {
        if (jawab.status !== 204) throw new Error(String(jawab.status));
        var kini = new Date();
        kabar.textContent =
          "Ketikan tersimpan " + kini.getHours() + "." + ("0" + kini.getMinutes()).slice(-2);
      })
      .catch(function () {
        kotor = true;
        kabar.textContent = "Belum tersimpan, dicoba lagi sebentar.";
        jadwal();
      });
  }

  function jadwal() {
    clearTimeout(tunda);
    tunda = setTimeout(simpan, 3000);
  }

  formulir.addEventListener("input", function () {
    kotor = true;
    jadwal();
  });
  formulir.addEventListener("submit", function () {
    clearTimeout(tunda);
    kotor = false;
  });
  window.addEventListener("pagehide", simpan);
  var kosong = sel.filter(function (satu) {
    return satu.getAttribute("aria-invalid") === "true" || (satu.dataset.sel === "jam" && !satu.value);
  })[0];
  if (kosong) kosong.focus();
})();
