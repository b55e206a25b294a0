//! Addresses in texts of strangers: which may be opened at all, and what must be shown before.

use url::{Host, Url};

use super::limits;

/// An address that may be opened after a look at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The host as computers see it: letters that only look like others are spelt out (`xn--…`). Of mail, the receiver.
    pub host: String,
    /// The whole address as it would be opened.
    pub whole: String,
    /// It writes an e-mail.
    pub mail: bool,
    /// The host is not plain letters: it may imitate another one.
    pub odd: bool,
}

/// Reads an address; `None` for any that must never be opened: another scheme than `https`, `http` or `mailto`, a user name before
/// the host, no host, control characters, blanks, too long.
#[must_use]
pub fn parse(text: &str) -> Option<Link> {
    let text = text.trim();
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !super::text::is_hidden(c) && !matches!(c, '\\' | '"' | '<' | '>' | '`' | '\'');
    if text.is_empty() || text.len() > limits::MAX_LINK_BYTES || !text.chars().all(plain) {
        return None;
    }
    let url = Url::parse(text).ok()?;
    match url.scheme() {
        "https" | "http" => {
            let host = url.host_str().filter(|host| !host.is_empty() && no_user(&url, text))?.to_owned();
            let odd = host.contains("xn--") || !matches!(url.host(), Some(Host::Domain(_)));
            Some(Link { host, whole: url.to_string(), mail: false, odd })
        }
        "mailto" => {
            let to = url.path();
            let good = to.split('@').count() == 2 && to.chars().all(|c| c.is_ascii_alphanumeric() || "@.-_+".contains(c)) && !to.starts_with('-');
            // A subject is harmless; other fields could add receivers or files.
            let fields = url.query_pairs().all(|(name, _)| matches!(name.as_ref(), "subject" | "body"));
            (good && fields).then(|| Link { host: to.to_owned(), whole: url.to_string(), mail: true, odd: false })
        }
        _ => None,
    }
}

/// An `@` behind the host is part of the path; before it, it would be a user name.
fn no_user(url: &Url, text: &str) -> bool {
    let after = text.split_once("://").map_or("", |(_, rest)| rest);
    let host = after.split(['/', '?', '#']).next().unwrap_or_default();
    url.username().is_empty() && url.password().is_none() && !host.contains('@')
}

/// The addresses in a text: where each begins and ends, in bytes. Only whole words that begin like an address count.
#[must_use]
pub fn find(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = ["https://", "http://", "mailto:"].iter().filter_map(|start| text.get(from..)?.find(start)).min().map(|at| at + from) {
        let rest = text.get(at..).unwrap_or_default();
        // Chinese texts put no blank behind an address.
        let len = rest.find(|c: char| c.is_whitespace() || !c.is_ascii() || matches!(c, '"' | '<' | '>' | '\\' | '\'' | '`')).unwrap_or(rest.len());
        let word = rest.get(..len).unwrap_or_default().trim_end_matches(['.', ',', ';', ':', ')', ']', '!', '?']);
        if parse(word).is_some() {
            found.push(at..at + word.len());
        }
        from = at + len.max(1);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_addresses_are_links() {
        for (text, host) in [
            ("https://example.org/a?b=c#d", Some("example.org")),
            ("http://127.0.0.1:8080/", Some("127.0.0.1")),
            ("https://example.org/@someone", Some("example.org")),
            ("https://аррlе.com/", Some("xn--l-7sbq6ba.com")),
            ("mailto:a.b@example.org?subject=Hi", Some("a.b@example.org")),
            ("javascript:alert(1)", None),
            ("JaVaScRiPt:alert(1)", None),
            ("file:///etc/passwd", None),
            ("data:text/html,x", None),
            ("ms-msdt:/id", None),
            ("\\\\host\\share", None),
            ("//host/share", None),
            ("https://paypal.com@evil.example/", None),
            ("https://user:pw@example.org/", None),
            ("https://exa mple.org/", None),
            ("https://example.org/\u{202e}gpj.exe", None),
            ("https://example.org/\n", Some("example.org")),
            ("https://exam\nple.org/", None),
            ("https:///", None),
            ("mailto:a@b.c?cc=d@e.f", None),
            ("mailto:-oX@b.c", None),
            ("mailto:a@b.c?attach=/etc/passwd", None),
        ] {
            assert_eq!(parse(text).map(|link| link.host), host.map(str::to_owned), "{text:?}");
        }
        assert!(parse("https://аррlе.com/").is_some_and(|link| link.odd), "letters of another alphabet are told");
        assert!(parse("https://example.org/").is_some_and(|link| !link.odd));
        assert_eq!(parse(&format!("https://example.org/{}", "a".repeat(limits::MAX_LINK_BYTES))), None);
    }

    #[test]
    fn addresses_are_found_in_texts() {
        let text = "见https://example.org/a。再看 (http://b.example/c), javascript:x 和mailto:me@example.org！";
        let found: Vec<&str> = find(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["https://example.org/a", "http://b.example/c", "mailto:me@example.org"]);
        assert!(find("https://").is_empty() && find("").is_empty());
    }
}
