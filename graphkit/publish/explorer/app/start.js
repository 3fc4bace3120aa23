(async () => {
  try {
    const text = document.getElementById("application").textContent.trim();
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const script = document.createElement("script");
    script.textContent = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
    document.body.append(script);
  } catch (error) {
    const notice = document.getElementById("notice");
    notice.hidden = false;
    notice.textContent = "This browser cannot unpack the record; one from 2023 or later will do.";
    throw error;
  }
})();
