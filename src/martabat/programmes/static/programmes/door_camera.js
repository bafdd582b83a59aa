// The camera reads QR codes: by the browser's own reader, or by jsQR where it has none.

const PAUSE = 120;
const SIDE = 480;
// A code that stays in view is one scan.
const AGAIN = 2500;

async function ownReader() {
  if (!("BarcodeDetector" in window)) return null;
  try {
    const known = await BarcodeDetector.getSupportedFormats();
    if (!known.includes("qr_code")) return null;
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    return async (video) => (await detector.detect(video))[0]?.rawValue;
  } catch {
    return null;
  }
}

function script(address) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = resolve;
    element.onerror = reject;
    document.head.append(element);
  });
}

async function otherReader(address) {
  if (!window.jsQR) await script(address);
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return async (video) => {
    const side = Math.min(video.videoWidth, video.videoHeight);
    if (!side) return undefined;
    // The middle square is what the frame shows.
    canvas.width = canvas.height = Math.min(side, SIDE);
    const [x, y] = [(video.videoWidth - side) / 2, (video.videoHeight - side) / 2];
    context.drawImage(video, x, y, side, side, 0, 0, canvas.width, canvas.height);
    const image = context.getImageData(0, 0, canvas.width, canvas.height);
    return window.jsQR(image.data, image.width, image.height, { inversionAttempts: "dontInvert" })?.data;
  };
}

export function hasCamera() {
  return Boolean(navigator.mediaDevices?.getUserMedia);
}

export async function startCamera(video, reader, seen) {
  const wanted = { facingMode: { ideal: "environment" }, width: { ideal: 1280 }, height: { ideal: 720 } };
  const stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false });
  video.srcObject = stream;
  await video.play();
  const read = (await ownReader()) ?? (await otherReader(reader));
  let last = "";
  let lastAt = 0;
  let running = true;
  const look = async () => {
    if (!running) return;
    if (!document.hidden && video.readyState >= 2) {
      const text = await read(video).catch(() => undefined);
      const now = performance.now();
      if (text && (text !== last || now - lastAt > AGAIN)) seen(text);
      if (text) [last, lastAt] = [text, now];
    }
    setTimeout(look, PAUSE);
  };
  look();
  return () => {
    running = false;
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
}
