// Decoded sound as plain WAV: wav.mono(buffer) promises one channel of 22,050 samples a second, at most twenty
// seconds; wav.berkas(buffer) gives it as a file.
(function () {
  "use strict";
  var LAJU = 22050, MASUK = 20;
  function mono(asal) {
    var luring = new OfflineAudioContext(1, Math.ceil(Math.min(asal.duration, MASUK) * LAJU), LAJU);
    var sumber = luring.createBufferSource();
    sumber.buffer = asal;
    sumber.connect(luring.destination);
    sumber.start();
    return luring.startRendering();
  }
  function berkas(hasil) {
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
  window.wav = { mono: mono, berkas: berkas };
})();
