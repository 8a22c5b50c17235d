// The waiting room's screen: asks every 700 ms what is new after the last call it knows, shows it, and
// hands calls to the voice (layar-suara.js). Keeps on asking through a restart of the server; after 15 s
// without an answer it turns grey and says since when. Nothing is kept but the last call and its look.
(function () {
  "use strict";
  var JEDA = 700, PUTUS = 15000, BARU = 8000;
  var bingkai = document.querySelector("[data-kabar]");
  var isi = bingkai.querySelector(".layar-isi");
  var putus = bingkai.querySelector(".layar-terputus");
  var sejak = bingkai.dataset.sejak, rupa = bingkai.dataset.rupa;
  var beda = bingkai.dataset.beda * 1000; // the office's clock against UTC
  var selisih = bingkai.dataset.saat * 1000 - Date.now(), kontak = Date.now(), padam = 0, menit = -1;
  var HARI = "Minggu Senin Selasa Rabu Kamis Jumat Sabtu".split(" ");
  var BULAN = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(" ");
  function dua(n) {
    return (n < 10 ? "0" : "") + n;
  }
  function kantor(saat) {
    return new Date(saat + selisih + beda);
  }
  function pukul(w) {
    return dua(w.getUTCHours()) + "." + dua(w.getUTCMinutes());
  }
  function detak() {
    var w = kantor(Date.now());
    if (w.getUTCMinutes() !== menit) {
      menit = w.getUTCMinutes();
      bingkai.querySelector(".layar-jam").textContent = pukul(w);
      bingkai.querySelector(".layar-hari").textContent =
        HARI[w.getUTCDay()] + ", " + w.getUTCDate() + " " + BULAN[w.getUTCMonth()] + " " + w.getUTCFullYear();
      // Two pixels a minute around a small square: nothing burns in, nobody sees it move.
      isi.style.transform = "translate(" + ((menit % 4) * 2 - 3) + "px," + ((menit >> 2) % 4) * 2 + "px)";
    }
    var basi = Date.now() - kontak > PUTUS;
    if (basi && putus.hidden) bingkai.querySelector(".layar-putus-jam").textContent = pukul(kantor(kontak));
    putus.hidden = !basi;
    document.body.classList.toggle("layar-basi", basi);
  }
  function tunjukkan(kabar) {
    if (kabar.versi !== bingkai.dataset.versi) return location.reload();
    sejak = kabar.sejak;
    rupa = kabar.rupa;
    isi.innerHTML = kabar.html;
    if (!kabar.panggilan.length) return;
    document.body.classList.add("layar-baru");
    clearTimeout(padam);
    padam = setTimeout(function () {
      document.body.classList.remove("layar-baru");
    }, BARU);
    document.dispatchEvent(new CustomEvent("panggilan", { detail: kabar.panggilan }));
  }
  function tanya() {
    var kendali = new AbortController();
    var batas = setTimeout(kendali.abort.bind(kendali), 5000);
    var alamat = bingkai.dataset.kabar + "?sejak=" + sejak + "&rupa=" + encodeURIComponent(rupa);
    fetch(alamat, { signal: kendali.signal, cache: "no-store", redirect: "error" })
      .then(function (jawab) {
        if (jawab.status === 403) return location.reload(); // taken off the list: the page says what to do
        if (!jawab.ok) throw new Error(jawab.status);
        kontak = Date.now();
        var jamKantor = Date.parse(jawab.headers.get("Date"));
        if (jamKantor) selisih = jamKantor - kontak;
        return jawab.status === 204 ? null : jawab.json().then(tunjukkan);
      })
      .catch(function () {}) // asked again at once: the server may only be starting anew
      .then(function () {
        clearTimeout(batas);
        setTimeout(tanya, JEDA);
      });
  }
  setInterval(detak, 1000);
  detak();
  tanya();
})();
