// The desk asks every two seconds whether the queue changed (204: no) and draws only the parts that did.
// Focus, typed text and whatever stands under a finger stay: a part with buttons waits until nobody is in
// it, and what lies below a part that grew or shrank keeps its place. A hidden tab does not ask. Ten seconds
// without an answer are said in words; it goes on by itself. Without JavaScript: "Muat ulang".
(function () {
  "use strict";
  var akar = document.querySelector("[data-meja-kabar]");
  if (!akar) return;
  var JEDA = 2000, PUTUS = 10000, SABAR = 5000;
  var putus = akar.querySelector("[data-meja-putus]");
  var berdampingan = matchMedia("(min-width: 75rem)");
  var rupa = akar.dataset.rupa, kontak = Date.now(), tertahan = {}, tunda = 0, bertanya = false;
  var jari = null; // what the pointer was on last
  var wadah = document.createElement("template");

  function baku(html) {
    wadah.innerHTML = html;
    return wadah.innerHTML.replace(/(name="csrfmiddlewaretoken" value=")[^"]*/g, "$1").trim();
  }
  function dipakai(bagian) {
    return bagian.contains(document.activeElement) || bagian.matches(":hover");
  }
  function jangkar(bagian) {
    var calon = [document.activeElement, jari, document.elementFromPoint(innerWidth / 2, innerHeight / 2)];
    return calon.find(function (unsur) {
      return unsur && unsur.isConnected && unsur.closest("main") && unsur.tagName !== "MAIN" && !bagian.contains(unsur) && !unsur.contains(bagian);
    });
  }
  // Columns side by side do not push each other; stacked ones do.
  function tanpaGeser(bagian, ubah) {
    if (berdampingan.matches) return ubah();
    var tetap = jangkar(bagian), atas = tetap ? tetap.getBoundingClientRect().top : 0;
    bagian.style.minHeight = bagian.offsetHeight + "px"; // never shorter than it was
    ubah();
    var geser = tetap ? tetap.getBoundingClientRect().top - atas : 0;
    if (geser) scrollBy(0, geser);
  }
  function gambar() {
    Object.keys(tertahan).forEach(function (nama) {
      var bagian = document.querySelector('[data-bagian="' + nama + '"]');
      if (bagian && baku(bagian.innerHTML) !== baku(tertahan[nama])) {
        if (bagian.hasAttribute("data-tahan") && dipakai(bagian)) return; // looked at again with the next question
        tanpaGeser(bagian, function () {
          bagian.innerHTML = tertahan[nama];
        });
      }
      delete tertahan[nama];
    });
  }
  function kabari(teks) {
    if (putus.textContent !== teks) {
      tanpaGeser(akar, function () {
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
    if (jawab.status === 403) return kabari("Tugas Anda di meja ini sudah berakhir. Tekan Muat ulang.");
    // 204 without a mark: the gate in front of the page is closed (locked, logged out elsewhere).
    if (!jawab.headers.get("X-Rupa")) return kabari("Sesi terkunci. Tekan Muat ulang untuk masuk lagi.");
    kontak = Date.now();
    rupa = jawab.headers.get("X-Rupa");
    if (jawab.status === 204) return kabari(akar.dataset.beda || "");
    return jawab.json().then(function (isi) {
      Object.assign(tertahan, isi.bagian);
      akar.dataset.beda = isi.dilayani === akar.dataset.dilayani ? "" : "Yang Anda layani berubah di komputer lain. Tekan Muat ulang.";
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
        gambar();
        bertanya = false;
        tunda = setTimeout(tanya, JEDA);
      });
  }
  document.addEventListener("pointermove", function (acara) {
    jari = acara.target;
  }, { passive: true });
  document.addEventListener("visibilitychange", tanya);
  tunda = setTimeout(tanya, JEDA);
})();
