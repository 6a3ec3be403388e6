/**
 * Every film and sound that a reader can play or that plays by itself, and the players of other hosts.
 * What is not loaded yet is loaded beside the page, and sound is listened to there, so that nothing plays.
 * @returns {Promise<object>} a Media record
 */
async () => {
  const { all, attribute, childrenOf, clip, closest, isHidden, isInSight, isRendered, nameOf, parentOf, placeOf, read, squeeze } =
    globalThis.audits;
  const PATIENCE = 3000;
  const LONGEST_HEARD = 180;
  const LARGEST_HEARD = 20_000_000;
  const SILENCE = 0.002;
  const HOSTS = /(^|\.)(youtube(-nocookie)?\.com|vimeo\.com|dailymotion\.com|wistia\.(com|net)|soundcloud\.com|spotify\.com|twitch\.tv|loom\.com)$/;
  const TRANSCRIPT = /transcript|in writing|text (version|alternative)|transkript|transcription|described version|audio[- ]descri/i;
  const STOPS = /\b(pause|stop|mute|silence|turn off|sound off|audio off)\b/i;

  const until = (promise, fallback) =>
    Promise.race([promise, new Promise((resolve) => setTimeout(() => resolve(fallback), PATIENCE))]);
  const isKnown = (medium) => medium.readyState >= HTMLMediaElement.HAVE_METADATA;

  /** The element itself where its metadata are there, else one like it beside the page. */
  const loaded = async (medium) => {
    if (isKnown(medium)) return medium;
    const copy = document.createElement(read(medium, "localName"));
    copy.preload = "metadata";
    copy.muted = true;
    const known = new Promise((resolve) => {
      copy.addEventListener("loadedmetadata", resolve, { once: true });
      copy.addEventListener("error", resolve, { once: true });
    });
    const sources = medium.currentSrc || attribute(medium, "src") ? [] : [...medium.querySelectorAll("source")];
    if (sources.length > 0) {
      copy.append(...sources.map((one) => one.cloneNode()));
      copy.lastElementChild.addEventListener("error", () => copy.dispatchEvent(new Event("error")), { once: true });
    } else {
      copy.src = medium.currentSrc || medium.src;
    }
    await until(known);
    return copy;
  };

  /** Whether anything can be heard: null where the browser cannot tell. */
  const hears = async (medium) => {
    let hasTrack;
    try {
      hasTrack = medium.captureStream().getAudioTracks().length > 0;
    } catch {
      return null;
    }
    if (!hasTrack) return false;
    if (!(medium.duration <= LONGEST_HEARD)) return true;
    try {
      const answer = await fetch(medium.currentSrc);
      const data = await answer.arrayBuffer();
      if (data.byteLength > LARGEST_HEARD) return true;
      const sound = await new OfflineAudioContext(1, 1, 8000).decodeAudioData(data);
      for (let channel = 0; channel < sound.numberOfChannels; channel += 1) {
        if (sound.getChannelData(channel).some((one) => Math.abs(one) > SILENCE)) return true;
      }
      return false;
    } catch {
      return true; // it has a sound track, which cannot be listened to here
    }
  };

  /** How long it plays from where it starts: an address may name a part, as in film.mp4#t=8,10. */
  const secondsOf = (medium) => {
    if (!isKnown(medium)) return null;
    const [, from, to] = /#(?:.*&)?t=(?:npt:)?([\d.]*)(?:,([\d.]+))?/.exec(medium.currentSrc) ?? [];
    const end = Math.min(Number(to ?? Infinity), medium.duration);
    const seconds = Math.round((end - Number(from || 0)) * 10) / 10;
    return Number.isFinite(seconds) ? seconds : null;
  };

  const trackOf = async (track) => {
    const text = track.track;
    const mode = text.mode;
    if (track.readyState < HTMLTrackElement.LOADED) {
      const done = new Promise((resolve) => {
        track.addEventListener("load", resolve, { once: true });
        track.addEventListener("error", resolve, { once: true });
      });
      text.mode = "hidden";
      await until(done);
    }
    const cues = track.readyState === HTMLTrackElement.LOADED ? (text.cues?.length ?? 0) : null;
    text.mode = mode;
    return { kind: text.kind, language: text.language, cues };
  };

  /** The part of the page it stands in. */
  const partOf = (medium) => {
    let part = parentOf(medium);
    while (part && parentOf(part) && !/^(body|main|article|section)$/.test(read(part, "localName"))) part = parentOf(part);
    return part ?? document.body;
  };
  const wordsIn = (part) => {
    const words = [];
    const visit = (node) => {
      if (node instanceof Text) {
        if (node.data.trim() && isAtHand(node)) words.push(node.data);
      } else if (node instanceof Element) {
        const isAside = closest(node, "nav, header, footer, aside") && !closest(part, "nav, header, footer, aside");
        if (!isAside && !/^(script|style|template|noscript|audio|video|iframe|svg)$/.test(read(node, "localName")))
          childrenOf(node).forEach(visit);
      }
    };
    visit(part);
    return clip(squeeze(words.join(" ")), 2000);
  };
  /** Words put out of sight for screen readers alone count; words nobody meets do not. */
  const isAtHand = (node) => {
    const parent = parentOf(node);
    return !isHidden(parent) && (isInSight(node) || getComputedStyle(parent).textIndent === "0px");
  };

  const recordingOf = async (medium) => {
    const part = partOf(medium);
    const [known, tracks] = await Promise.all([loaded(medium), Promise.all([...medium.querySelectorAll("track")].map(trackOf))]);
    const links = [...part.querySelectorAll("a[href], button, summary")].filter((one) => !isHidden(one)).map(nameOf);
    return {
      kind: read(medium, "localName"),
      src: (medium.currentSrc || known.currentSrc || medium.src).slice(0, 300),
      seconds: secondsOf(known),
      has_sound: isKnown(known) ? await hears(known) : null,
      has_picture: isKnown(known) ? known.videoWidth > 0 : null,
      plays_by_itself: medium.hasAttribute("autoplay") && !medium.hasAttribute("muted") && !medium.muted,
      has_controls: medium.controls,
      is_in_sight: isRendered(medium),
      loops: medium.loop,
      tracks,
      beside: wordsIn(part),
      transcripts: links.filter((name) => TRANSCRIPT.test(name)),
      place: placeOf(medium),
    };
  };

  const isMet = (medium) => {
    const plays = medium.hasAttribute("autoplay");
    return (plays || medium.controls) && (isRendered(medium) || (plays && !medium.muted));
  };
  const recordings = await Promise.all(all("audio, video").filter(isMet).map(recordingOf));
  const players = all("iframe")
    .filter((one) => one.src.startsWith("http") && HOSTS.test(new URL(one.src).hostname) && !isHidden(one))
    .map((one) => ({ host: new URL(one.src).hostname, title: squeeze(attribute(one, "title")), place: placeOf(one) }));
  const stops =
    recordings.length > 0
      ? all("button, [role=button], input[type=button], a[href]").filter((one) => !isHidden(one)).map(nameOf)
      : [];
  return { type: "media", recordings, players, stops: stops.filter((name) => STOPS.test(name)) };
}
