// A file is compared on the phone itself: it never leaves it. When it is not the letter as approved, only
// its hash is sent, so that the office can say what else it is. Without this script, or over plain
// HTTP where browsers offer no hashing, the file itself is sent and looked at there; it is not kept.
(function () {
  "use strict";
  var TERBESAR = 5 * 1024 * 1024;

  function hex(bita) {
    return Array.from(new Uint8Array(bita), function (satu) {
      return satu.toString(16).padStart(2, "0");
    }).join("");
  }

  function jawab(formulir, sidik) {
    var jawaban = document.querySelector('template[data-sidik="' + sidik + '"]');
    var tempat = document.querySelector("[data-sidik-jawab]");
    if (!jawaban || !tempat) {
      formulir.elements.sidik_berkas.value = sidik;
      formulir.elements.berkas.disabled = true;
      formulir.submit();
      return;
    }
    tempat.replaceChildren(jawaban.content.cloneNode(true));
    tempat.firstElementChild.focus();
  }

  document.addEventListener("submit", function (acara) {
    var formulir = acara.target;
    if (!formulir.matches("[data-sidik-berkas]")) return;
    var berkas = formulir.elements.berkas.files[0];
    if (!berkas || berkas.size > TERBESAR || !window.crypto || !crypto.subtle || !berkas.arrayBuffer) return;
    acara.preventDefault();
    var kabar = formulir.querySelector("[data-sidik-kabar]");
    if (kabar) kabar.textContent = "Berkas ini dibandingkan di sini, tidak dikirim ke mana pun.";
    berkas
      .arrayBuffer()
      .then(function (isi) {
        return crypto.subtle.digest("SHA-256", isi);
      })
      .then(function (bita) {
        jawab(formulir, hex(bita));
      })
      .catch(function () {
        formulir.submit();
      });
  });
})();
