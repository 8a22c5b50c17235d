// The wording's editor shows its letter while it is written. Without JavaScript the button opens the PDF.
(function () {
  "use strict";
  var bingkai = document.querySelector(".pratinjau[data-alamat]");
  if (!bingkai || !window.AbortController) return;
  var formulir = bingkai.closest("form");
  var kata = bingkai.querySelector(".pratinjau-kata");
  var halaman = bingkai.querySelector(".pratinjau-halaman");
  var tunda = 0;
  var jalan = null;

  function pasang(jawab) {
    halaman.replaceChildren.apply(halaman, jawab.halaman.map(function (alamat, n) {
      var gambar = new Image();
      gambar.src = alamat;
      gambar.alt = "Halaman " + (n + 1) + " dari " + jawab.banyak;
      return gambar;
    }));
    kata.textContent = jawab.banyak === 1 ? "1 halaman" : jawab.banyak + " halaman";
    kata.classList.remove("keliru");
    halaman.classList.remove("basi");
  }

  function keliru(pesan) {
    kata.textContent = pesan.join(" ");
    kata.classList.add("keliru");
    halaman.classList.add("basi");
  }

  function lihat() {
    if (jalan) jalan.abort();
    var ini = jalan = new AbortController();
    kata.textContent = "Sedang dicetak…";
    kata.classList.remove("keliru");
    fetch(bingkai.dataset.alamat, { method: "POST", body: new FormData(formulir), signal: ini.signal })
      .then(function (balas) { return balas.json(); })
      .then(function (jawab) { if (jawab.galat) keliru(jawab.galat); else pasang(jawab); })
      .catch(function () { if (!ini.signal.aborted) keliru(["Pratinjau tidak sampai. Tekan «Lihat hasilnya»."]); });
  }

  function nanti() {
    window.clearTimeout(tunda);
    tunda = window.setTimeout(lihat, 500);
  }

  formulir.addEventListener("input", nanti);
  formulir.addEventListener("change", nanti);
  lihat();
})();
