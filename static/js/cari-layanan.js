// The catalogue answers while it is typed. Without JavaScript the button sends the form.
(function () {
  "use strict";
  var formulir = document.getElementById("katalog");
  var hasil = document.getElementById("hasil");
  if (!formulir || !hasil || !window.AbortController) return;
  var tunda = 0;
  var jalan = null;

  function alamat() {
    var isi = new URLSearchParams();
    new FormData(formulir).forEach(function (nilai, nama) {
      if (String(nilai).trim()) isi.append(nama, nilai);
    });
    var kata = isi.toString();
    return formulir.action + (kata ? "?" + kata : "");
  }

  function cari() {
    if (jalan) jalan.abort();
    var ini = jalan = new AbortController();
    var ke = alamat();
    fetch(ke, { headers: { "X-Potong": "1" }, signal: ini.signal })
      .then(function (balas) {
        if (!balas.ok) throw new Error(String(balas.status));
        return balas.text();
      })
      .then(function (isi) {
        hasil.innerHTML = isi;
        hasil.removeAttribute("aria-busy");
        history.replaceState(null, "", ke);
      })
      .catch(function () { if (!ini.signal.aborted) hasil.removeAttribute("aria-busy"); });
  }

  function nanti(jeda) {
    window.clearTimeout(tunda);
    hasil.setAttribute("aria-busy", "true");
    tunda = window.setTimeout(cari, jeda);
  }

  formulir.addEventListener("input", function (acara) { nanti(acara.target.id === "cari" ? 150 : 0); });
})();
