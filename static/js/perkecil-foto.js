// A phone's photo is made small before it is sent: seconds instead of minutes on a slow line.
// Without this script, or when anything fails, the photo goes as it is and the server makes it small.
(function () {
  "use strict";
  var SISI = 1600;
  var CUKUP = 400 * 1024;

  function kecilkan(berkas, selesai) {
    createImageBitmap(berkas, { imageOrientation: "from-image" })
      .then(function (gambar) {
        var skala = Math.min(1, SISI / Math.max(gambar.width, gambar.height));
        var kanvas = document.createElement("canvas");
        kanvas.width = Math.max(1, Math.round(gambar.width * skala));
        kanvas.height = Math.max(1, Math.round(gambar.height * skala));
        kanvas.getContext("2d").drawImage(gambar, 0, 0, kanvas.width, kanvas.height);
        gambar.close();
        kanvas.toBlob(selesai, "image/jpeg", 0.8);
      })
      .catch(function () {
        selesai(null);
      });
  }

  function kilo(bita) {
    return bita >= 1048576 ? (bita / 1048576).toFixed(1).replace(".", ",") + " MB" : Math.ceil(bita / 1024) + " KB";
  }

  document.querySelectorAll("input[type=file][data-perkecil]").forEach(function (masukan) {
    var kabar = document.querySelector("[data-perkecil-kabar]");
    masukan.addEventListener("change", function () {
      var asal = masukan.files[0];
      if (kabar) kabar.textContent = "";
      if (!asal || asal.size <= CUKUP || !window.createImageBitmap || !window.DataTransfer) return;
      if (kabar) kabar.textContent = "Foto sedang diperkecil …";
      kecilkan(asal, function (hasil) {
        if (masukan.files[0] !== asal) return; // another one was chosen meanwhile
        if (!hasil || hasil.size >= asal.size) {
          if (kabar) kabar.textContent = "";
          return;
        }
        var isi = new DataTransfer();
        isi.items.add(new File([hasil], "foto.jpg", { type: "image/jpeg" }));
        masukan.files = isi.files;
        if (kabar) kabar.textContent = "Foto diperkecil: " + kilo(asal.size) + " menjadi " + kilo(hasil.size) + ". Tekan Kirim foto.";
      });
    });
  });
})();
