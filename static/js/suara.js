// The voice: clips are fetched and decoded once, joined sample after sample, and sentences wait for each
// other, so that two calls never speak at once. While the browser blocks sound nothing piles up.
// suara.ucap([[address, …], …], {mulai, selesai}) · suara.muat(address) · suara.diam() · suara.bisu()
(function () {
  "use strict";
  var JEDA_KLIP = 0.03, JEDA_KALIMAT = 0.6, TERLAMA = 8, SIMPAN = 200;
  var Alat = window.AudioContext || window.webkitAudioContext;
  var alat = Alat ? new Alat() : null;
  var simpan = {}, banyak = 0, putaran = 0, menunggu = 0;
  var ujung = Promise.resolve();
  var sumber = [];
  function muat(alamat) {
    if (simpan[alamat]) return simpan[alamat];
    if (++banyak > SIMPAN) {
      simpan = {};
      banyak = 1;
    }
    simpan[alamat] = fetch(alamat)
      .then(function (jawab) {
        if (!jawab.ok) throw new Error(jawab.status);
        return jawab.arrayBuffer();
      })
      .then(function (isi) {
        return new Promise(function (baik, buruk) {
          alat.decodeAudioData(isi, baik, buruk);
        });
      })
      .catch(function () {
        delete simpan[alamat]; // a clip that fails is left out; the next call tries again
        return null;
      });
    return simpan[alamat];
  }
  function bunyikan(klip) {
    var mulai = alat.currentTime + 0.05;
    sumber = klip.filter(Boolean).map(function (satu) {
      var s = alat.createBufferSource();
      s.buffer = satu;
      s.connect(alat.destination);
      s.start(mulai, 0, TERLAMA); // a recording that never ends is cut
      mulai += Math.min(satu.duration, TERLAMA) + JEDA_KLIP;
      return s;
    });
    var lama = mulai + JEDA_KALIMAT - alat.currentTime;
    return new Promise(function (lanjut) {
      setTimeout(lanjut, lama * 1000);
    });
  }
  function bisu() {
    return !alat || alat.state !== "running";
  }
  function ucap(kalimat, kabari) {
    var milik = putaran;
    menunggu += 1;
    ujung = ujung.then(function () {
      if (milik !== putaran) return null;
      menunggu -= 1;
      if (bisu()) return null;
      if (kabari && kabari.mulai) kabari.mulai();
      var giliran = menunggu > 1 ? kalimat.slice(0, 1) : kalimat; // many wait: each is called once
      var akhir = giliran.reduce(function (sebelum, satu) {
        return sebelum.then(function () {
          if (bisu() || milik !== putaran) return null;
          return Promise.all(satu.map(muat)).then(bunyikan);
        });
      }, Promise.resolve());
      return akhir.then(kabari && kabari.selesai);
    });
  }
  function diam() {
    putaran += 1;
    sumber.forEach(function (s) {
      s.stop();
    });
    sumber = [];
    ujung = Promise.resolve();
    menunggu = 0;
  }
  window.suara = { alat: alat, muat: muat, ucap: ucap, diam: diam, bisu: bisu };
})();
