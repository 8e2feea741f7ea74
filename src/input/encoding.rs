//! Bytes to text: UTF-8 with and without BOM, UTF-16, Windows-1252 and other legacy encodings; what is no text at all.

use super::feed::Feed;
use super::problem::Fault;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;
use std::io::{self, Read};

/// Bytes looked at to tell what a file is.
pub(super) const HEAD: usize = 16 << 10;

/// Bytes that the detector of legacy encodings sees.
const SAMPLE: usize = 64 << 10;

/// A stream as UTF-8 as far as its head can tell: a BOM is taken off, UTF-16 is transcoded on the way. Single bytes of
/// legacy encodings are left for [`decode`], which sees a whole row or text.
pub(super) fn open(mut feed: Feed) -> io::Result<(Feed, Option<Fault>)> {
    let head = feed.head(HEAD)?;
    let note = |message: &str| Some(Fault::note("encoding", message));
    if head.starts_with(b"\xEF\xBB\xBF") {
        feed.consume(3);
        return Ok((feed, note("UTF-8 with a byte order mark, which is no part of the text")));
    }
    let (encoding, mark) = if head.starts_with(b"\xFF\xFE") {
        (UTF_16LE, 2)
    } else if head.starts_with(b"\xFE\xFF") {
        (UTF_16BE, 2)
    } else {
        match utf16(head) {
            Some(encoding) => (encoding, 0),
            None => return Ok((feed, None)),
        }
    };
    feed.consume(mark);
    let feed = feed.wrapped(|inner| {
        Box::new(Transcoder {
            inner,
            decoder: encoding.new_decoder_without_bom_handling(),
            ..Transcoder::empty()
        })
    });
    let how = if mark == 0 { " (it has no byte order mark)" } else { "" };
    Ok((feed, note(&format!("read as {}{how}", encoding.name()))))
}

/// UTF-16 without a mark: every other byte of Latin text is zero.
fn utf16(head: &[u8]) -> Option<&'static Encoding> {
    let pairs = head.len() / 2;
    if pairs < 2 {
        return None;
    }
    let zero = |offset: usize| head.iter().skip(offset).step_by(2).take(pairs).filter(|b| **b == 0).count();
    let (even, odd) = (zero(0), zero(1));
    if odd * 10 > pairs * 7 && even * 20 < pairs {
        Some(UTF_16LE)
    } else if even * 10 > pairs * 7 && odd * 20 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// What a file that is no text is, by its first bytes (after [`open`]).
pub(super) fn not_text(head: &[u8]) -> Option<&'static str> {
    const MAGIC: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF: extract its text first (pdftotext)"),
        (b"PK\x03\x04", "a ZIP archive or an office document: save it as text or CSV"),
        (b"\x1F\x8B", "compressed: try `zcat FILE | dixit extract - --from …`"),
        (b"\xFD7zXZ\0", "compressed: try `xzcat FILE | dixit extract - --from …`"),
        (b"\x28\xB5\x2F\xFD", "compressed: try `zstdcat FILE | dixit extract - --from …`"),
        (b"BZh", "compressed: try `bzcat FILE | dixit extract - --from …`"),
        (b"\x89PNG", "an image"),
        (b"\xFF\xD8\xFF", "an image"),
        (b"GIF8", "an image"),
        (b"\xD0\xCF\x11\xE0", "an office document: save it as text or CSV"),
        (b"PAR1", "a Parquet file: convert it to CSV or JSON Lines"),
        (b"\x7FELF", "a program"),
    ];
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Some(what);
    }
    let control = head.iter().filter(|b| matches!(b, 0..=8 | 14..=26 | 28..=31 | 127)).count();
    (control * 50 > head.len()).then_some("not text: it is full of control bytes")
}

/// The text of a whole file or row, with a note where it was not simply UTF-8.
pub(super) fn decode(bytes: &[u8]) -> (Cow<'_, str>, Option<Fault>) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), None);
    }
    // A broken UTF-8 text still has many whole sequences; in a legacy one they come about only by accident.
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    if whole > broken {
        let message = match broken {
            1 => "1 byte sequence that is not UTF-8 was replaced by U+FFFD".to_owned(),
            n => format!("{n} byte sequences that are not UTF-8 were replaced by U+FFFD"),
        };
        return (String::from_utf8_lossy(bytes), Some(Fault::note("encoding", message)));
    }
    let encoding = legacy(bytes, broken);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let name = if encoding == WINDOWS_1252 { "Windows-1252" } else { encoding.name() };
    (text, Some(Fault::note("encoding", format!("read as {name}"))))
}

/// The encoding of bytes that are not UTF-8. Other encodings of the Latin script are taken for Windows-1252: in French
/// they hardly differ, and a few accents are not enough to tell.
fn legacy(bytes: &[u8], high: usize) -> &'static Encoding {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = detector.guess(Some(b"fr"), Utf8Detection::Deny);
    let latin = ["windows-125", "ISO-8859-"].iter().any(|p| guess.name().starts_with(p))
        && !["windows-1251", "windows-1253", "windows-1255", "windows-1256"].contains(&guess.name())
        && !["ISO-8859-5", "ISO-8859-6", "ISO-8859-7", "ISO-8859-8"].contains(&guess.name());
    if latin || high < 12 || guess == UTF_8 { WINDOWS_1252 } else { guess }
}

/// UTF-16 in, UTF-8 out.
struct Transcoder {
    inner: Box<dyn Read + Send>,
    decoder: Decoder,
    raw: Vec<u8>,
    ready: Vec<u8>,
    given: usize,
    ended: bool,
}

impl Transcoder {
    fn empty() -> Transcoder {
        Transcoder {
            inner: Box::new(io::empty()),
            decoder: UTF_8.new_decoder(),
            raw: vec![0; SAMPLE],
            ready: Vec::new(),
            given: 0,
            ended: false,
        }
    }
}

impl Read for Transcoder {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.given == self.ready.len() && !self.ended {
            let got = self.inner.read(&mut self.raw)?;
            self.ended = got == 0;
            let most = self.decoder.max_utf8_buffer_length(got).unwrap_or(SAMPLE * 4);
            self.ready.resize(most, 0);
            let (_, _, written, _) =
                self.decoder.decode_to_utf8(&self.raw[..got], &mut self.ready, self.ended);
            self.ready.truncate(written);
            self.given = 0;
        }
        let n = out.len().min(self.ready.len() - self.given);
        out[..n].copy_from_slice(&self.ready[self.given..self.given + n]);
        self.given += n;
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_1252_is_told_from_broken_utf8() {
        let (text, note) = decode(b"L'\xC9lys\xE9e a d\xE9menti : \x93 C'est faux \x94");
        assert_eq!(text, "L'Élysée a démenti : “ C'est faux ”");
        assert_eq!(note.map(|n| n.message).as_deref(), Some("read as Windows-1252"));

        let (text, note) = decode(b"L'\xC3\x89lys\xC3\xA9e a d\xC3\xA9menti\xC3");
        assert_eq!(text, "L'Élysée a démenti\u{fffd}");
        assert!(note.is_some_and(|n| n.message.starts_with("1 byte")));
    }

    #[test]
    fn utf16_without_a_mark_is_seen_by_its_zeros() {
        let text = "Le ministre a dit : « Non. »";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(utf16(&little), Some(UTF_16LE));
        assert_eq!(utf16(&big), Some(UTF_16BE));
        assert_eq!(utf16(text.as_bytes()), None);
    }
}
