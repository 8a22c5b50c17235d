// The desk asks every two seconds whether the queue changed (204: no) and draws only the parts that did
// (meja-bagian.js). A hidden tab does not ask. Ten seconds without an answer are said in words; it goes on by
// itself. Without JavaScript: "Muat ulang".
(function () {
  "use strict";
  var akar = document.querySelector("[data-meja-kabar]");
  if (!akar) return;
  var JEDA = 2000, PUTUS = 10000, SABAR = 5000;
  var bagian = window.mejaBagian, putus = akar.querySelector("[data-meja-putus]");
  var ajak = akar.querySelector("header a") ? " Tekan Muat ulang." : ""; // not where a form is being filled in
  var rupa = akar.dataset.rupa, kontak = Date.now(), tunda = 0, bertanya = false;

  function kabari(teks) {
    if (putus.textContent !== teks) {
      bagian.tanpaGeser(akar, function () {
        putus.textContent = teks;
        putus.hidden = !teks;
      });
    }
    akar.classList.toggle("meja-basi", Boolean(teks));
  }
  function pukul(saat) {
    return new Date(saat).toTimeString().slice(0, 5).replace(":", ".");
  }
  function dengar(jawab) {
    if (jawab.status === 403) return kabari("Tugas Anda di meja ini sudah berakhir." + ajak);
    // 204 without a mark: the gate in front of the page is closed (locked, logged out elsewhere).
    if (!jawab.headers.get("X-Rupa")) return kabari("Sesi terkunci." + ajak);
    kontak = Date.now();
    rupa = jawab.headers.get("X-Rupa");
    if (jawab.status === 204) return kabari(akar.dataset.beda || "");
    return jawab.json().then(function (isi) {
      bagian.terima(isi.bagian);
      akar.dataset.beda = isi.dilayani === akar.dataset.dilayani ? "" : "Yang Anda layani berubah di komputer lain." + ajak;
      kabari(akar.dataset.beda);
    });
  }
  function tanya() {
    clearTimeout(tunda);
    if (bertanya || document.hidden) return;
    bertanya = true;
    var kendali = new AbortController();
    var batas = setTimeout(kendali.abort.bind(kendali), SABAR);
    var alamat = akar.dataset.mejaKabar + "?rupa=" + encodeURIComponent(rupa);
    fetch(alamat, { signal: kendali.signal, cache: "no-store", redirect: "error", headers: { "HX-Request": "true" } })
      .then(function (jawab) {
        if (!jawab.ok && jawab.status !== 403) throw new Error(jawab.status);
        return dengar(jawab);
      })
      .catch(function () {
        if (Date.now() - kontak > PUTUS) {
          kabari("Peladen tidak menjawab sejak " + pukul(kontak) + ". Daftar ini bisa sudah berubah; dicoba terus.");
        }
      })
      .then(function () {
        clearTimeout(batas);
        bagian.gambar();
        bertanya = false;
        tunda = setTimeout(tanya, JEDA);
      });
  }
  document.addEventListener("visibilitychange", tanya);
  tunda = setTimeout(tanya, JEDA);
})();
