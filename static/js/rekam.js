// A recording for the voice: spoken here, or any sound file this browser can read. Either becomes plain WAV
// (mono, 22,050 a second) before it is sent; the server takes nothing else. Without JavaScript: a WAV file.
(function () {
  "use strict";
  var akar = document.querySelector("[data-rekam]");
  var Alat = window.AudioContext || window.webkitAudioContext;
  if (!akar || !Alat || !window.OfflineAudioContext || !window.DataTransfer) return;
  var LAJU = 22050, DETIK = 8, MASUK = 20;
  var pilih = akar.querySelector('input[type="file"]');
  var rekam = akar.querySelector("[data-rekam-mulai]");
  var dengar = akar.querySelector("[data-rekam-dengar]");
  var kabar = akar.querySelector("[data-rekam-kabar]");
  var alat = null, bunyi = null, perekam = null, jam = 0;

  function siap() {
    alat = alat || new Alat();
    return alat.resume();
  }
  function katakan(teks) {
    kabar.textContent = teks;
  }
  function mono(asal) {
    var luring = new OfflineAudioContext(1, Math.ceil(Math.min(asal.duration, MASUK) * LAJU), LAJU);
    var sumber = luring.createBufferSource();
    sumber.buffer = asal;
    sumber.connect(luring.destination);
    sumber.start();
    return luring.startRendering();
  }
  function wav(hasil) {
    var data = hasil.getChannelData(0), isi = new DataView(new ArrayBuffer(44 + 2 * data.length));
    function kata(letak, teks) {
      for (var n = 0; n < teks.length; n++) isi.setUint8(letak + n, teks.charCodeAt(n));
    }
    kata(0, "RIFF");
    isi.setUint32(4, 36 + 2 * data.length, true);
    kata(8, "WAVEfmt ");
    [[16, 16, 4], [20, 1, 2], [22, 1, 2], [24, LAJU, 4], [28, 2 * LAJU, 4], [32, 2, 2], [34, 16, 2]].forEach(function (b) {
      if (b[2] === 4) isi.setUint32(b[0], b[1], true);
      else isi.setUint16(b[0], b[1], true);
    });
    kata(36, "data");
    isi.setUint32(40, 2 * data.length, true);
    for (var n = 0; n < data.length; n++) {
      isi.setInt16(44 + 2 * n, Math.max(-1, Math.min(1, data[n])) * 32767, true);
    }
    return new File([isi.buffer], "rekaman.wav", { type: "audio/wav" });
  }
  function pakai(berkas) {
    katakan("Membaca suaranya…");
    bunyi = null;
    dengar.hidden = true;
    return siap()
      .then(function () {
        return berkas.arrayBuffer();
      })
      .then(function (isi) {
        return alat.decodeAudioData(isi);
      })
      .then(mono)
      .then(function (hasil) {
        var kotak = new DataTransfer();
        kotak.items.add(wav(hasil));
        pilih.files = kotak.files;
        bunyi = hasil;
        dengar.hidden = false;
        katakan("Suara " + hasil.duration.toFixed(1).replace(".", ",") + " detik siap. Dengarkan dulu, lalu tekan Pakai rekaman ini.");
      })
      .catch(function () {
        katakan("Peramban ini tidak bisa membaca berkas itu. Rekam langsung di sini, atau pilih berkas WAV.");
      });
  }
  function berhenti() {
    clearTimeout(jam);
    if (perekam && perekam.state !== "inactive") perekam.stop();
  }
  function mulai() {
    if (perekam) return berhenti();
    navigator.mediaDevices.getUserMedia({ audio: true }).then(function (aliran) {
      var potong = [];
      perekam = new MediaRecorder(aliran);
      perekam.addEventListener("dataavailable", function (acara) {
        potong.push(acara.data);
      });
      perekam.addEventListener("stop", function () {
        aliran.getTracks().forEach(function (satu) {
          satu.stop();
        });
        perekam = null;
        rekam.querySelector("span").textContent = "Rekam";
        pakai(new Blob(potong));
      });
      perekam.start();
      rekam.querySelector("span").textContent = "Berhenti";
      katakan("Sedang merekam. Ucapkan sekarang, lalu tekan Berhenti (paling lama " + DETIK + " detik).");
      jam = setTimeout(berhenti, DETIK * 1000);
    }, function () {
      katakan("Mikrofon tidak ada atau tidak diizinkan. Pilih berkas rekaman saja.");
    });
  }
  pilih.addEventListener("change", function () {
    if (pilih.files.length) pakai(pilih.files[0]);
  });
  dengar.addEventListener("click", function () {
    var sumber = alat.createBufferSource();
    sumber.buffer = bunyi;
    sumber.connect(alat.destination);
    sumber.start();
  });
  if (window.isSecureContext && window.MediaRecorder && navigator.mediaDevices) {
    rekam.hidden = false;
    rekam.addEventListener("click", mulai);
  }
})();
