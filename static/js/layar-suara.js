// Calls of the waiting room's screen, spoken (suara.js). Says so while the browser blocks sound: one touch,
// or any key of the remote, switches it on; "Uji suara" plays one call.
(function () {
  "use strict";
  var bingkai = document.querySelector("[data-suara]");
  var alat = window.suara && window.suara.alat;
  if (!alat) return;
  var bisu = bingkai.querySelector(".layar-bisu");
  var uji = bingkai.querySelector(".layar-uji");
  var contoh = [];
  function lihat() {
    bisu.hidden = !window.suara.bisu();
  }
  function nyalakan() {
    if (window.suara.bisu()) alat.resume().then(lihat, lihat);
  }
  function tandai(id, ya) {
    document.querySelectorAll('[data-panggilan="' + id + '"]').forEach(function (unsur) {
      unsur.classList.toggle("disebut", ya);
    });
  }
  function panggil(satu) {
    window.suara.ucap(satu.suara, {
      mulai: tandai.bind(null, satu.id, true),
      selesai: tandai.bind(null, satu.id, false),
    });
  }
  // The office keeps when a loudspeaker was last heard (its evidence for evaluators).
  function lapor() {
    if (window.suara.bisu()) return;
    fetch(bingkai.dataset.uji, { method: "POST", headers: { "X-CSRFToken": bingkai.dataset.csrf } }).catch(function () {});
  }
  document.addEventListener("panggilan", function (acara) {
    nyalakan();
    acara.detail.forEach(panggil);
  });
  document.addEventListener("pointerdown", nyalakan);
  document.addEventListener("keydown", nyalakan);
  alat.addEventListener("statechange", lihat);
  uji.hidden = false;
  uji.addEventListener("click", function () {
    alat.resume().then(function () {
      lihat();
      window.suara.ucap(contoh, { selesai: lapor });
    });
  });
  fetch(bingkai.dataset.suara)
    .then(function (jawab) {
      return jawab.json();
    })
    .then(function (isi) {
      contoh = isi.uji;
      // One after the other: the server answers the queue first.
      return isi.muat.reduce(function (sebelum, alamat) {
        return sebelum.then(window.suara.muat.bind(null, alamat));
      }, Promise.resolve());
    })
    .catch(function () {}); // clips are fetched again when they are spoken
  setTimeout(lihat, 1000);
})();
