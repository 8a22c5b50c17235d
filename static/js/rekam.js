// A recording for the voice: spoken here, or any sound file this browser can read. Either becomes plain WAV
// (mono, 22,050 a second) before it is sent; the server takes nothing else. Without JavaScript: a WAV file.
(function () {
  "use strict";
  var akar = document.querySelector("[data-rekam]");
  var Alat = window.AudioContext || window.webkitAudioContext;
  if (!akar || !Alat || !window.OfflineAudioContext || !window.DataTransfer) return;
  var DETIK = 8;
  var pilih = akar.querySelector('input[type="file"]');
  var rekam = akar.querySelector("[data-rekam-mulai]"), dengar = akar.querySelector("[data-rekam-dengar]");
  var kabar = akar.querySelector("[data-rekam-kabar]");
  var alat = null, bunyi = null, perekam = null, jam = 0;

  function katakan(teks) {
    kabar.textContent = teks;
  }
  function pakai(berkas) {
    katakan("Membaca suaranya…");
    bunyi = null;
    dengar.hidden = true;
    alat = alat || new Alat();
    alat.resume();
    return berkas
      .arrayBuffer()
      .then(function (isi) {
        return alat.decodeAudioData(isi);
      })
      .then(window.wav.mono)
      .then(function (hasil) {
        var kotak = new DataTransfer();
        kotak.items.add(window.wav.berkas(hasil));
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
      perekam.ondataavailable = function (acara) {
        potong.push(acara.data);
      };
      perekam.addEventListener("stop", function () {
        aliran.getTracks()[0].stop();
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
