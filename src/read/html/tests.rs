//! What a visitor of a page reads.

use encoding_rs::Encoding;

use super::declared;
use crate::document::{Document, NoticeKind};
use crate::read::{Options, Tracked, from_bytes};

fn read(page: &str, tracked: Tracked) -> Document {
    from_bytes("a.html", "a", page.as_bytes(), Options { tracked }).unwrap()
}

fn blocks(document: &Document) -> Vec<(&str, &str)> {
    let of = |b: &crate::document::Block| (b.kind.name(), b.span.of(document.text()));
    document.blocks().iter().map(of).collect()
}

fn texts(page: &str) -> String {
    read(page, Tracked::Accept).text().replace('\n', "|")
}

#[test]
fn a_page_declares_its_encoding() {
    let name = |page: &str| declared(page.as_bytes()).map(Encoding::name);
    assert_eq!(name("<meta charset=utf-8>"), Some("UTF-8"));
    assert_eq!(
        name("<META http-equiv='content-type' content='text/html; charset=ISO-8859-1'>"),
        Some("windows-1252")
    );
    assert_eq!(name("<p>charset=utf-8</p>"), None);
    let latin = b"<html><meta charset=iso-8859-1><p>\xe9\xe9n";
    let document = from_bytes("a.html", "a", latin, Options::default()).unwrap();
    assert_eq!(document.text(), "één\n");
}

#[test]
fn the_main_content_is_read_and_no_furniture() {
    assert_eq!(
        texts("<body><nav>Menu</nav><p>Voor.</p><main><p>Tekst.</p><aside>Lees ook</aside></main>"),
        "Tekst.|"
    );
    assert_eq!(
        texts(
            "<body><p>Kort.</p><article><p>Een heel lang artikel.</p></article><article>Nog een.</article>"
        ),
        "Een heel lang artikel.|Nog een.|"
    );
    assert_eq!(
        texts(
            "<header>Partij</header><p>Tekst.<script>x</script><template>y</template></p><footer>Privacy</footer>"
        ),
        "Tekst.|"
    );
    // An empty main is a mistake of the page, and the body is the text.
    assert_eq!(texts("<body><main></main><p>Tekst.</p>"), "Tekst.|");
    assert_eq!(
        texts(
            "<p hidden>a</p><p style='color:red; DISPLAY: none'>b</p><p aria-hidden=true>c</p><p>d"
        ),
        "d|"
    );
}

#[test]
fn blocks_are_what_they_are_on_the_page() {
    let document = read(
        "<title> Aan  de\ndijk </title><h1>Wonen</h1>Los <i>ge</i>schreven<ul><li>Een<ul><li>Twee</ul><li><p>Drie</ul>\
         <table><caption>Tabel</caption><tr><th>Kop<td>Cel<br>verder</table>\
         <blockquote><p>Citaat.</p></blockquote><figure><img alt='x'><figcaption>Foto</figcaption></figure>\
         <h2>1.2 Huren</h2><p><strong>NAVO.</strong> Wij bl&shy;ijven.<sup><a href='#n1'>1</a></sup> m<sup>2</sup></p>\
         <section role='doc-endnotes'><ol><li id='n1'>Noot. <a href='#r1' role='doc-backlink'>terug</a></li></ol></section>",
        Tracked::Accept,
    );
    assert_eq!(document.title(), Some("Aan de dijk"));
    assert_eq!(
        blocks(&document),
        [
            ("paragraph", "Los geschreven"),
            ("list_item", "Een"),
            ("list_item", "Twee"),
            ("list_item", "Drie"),
            ("caption", "Tabel"),
            ("table_cell", "Kop"),
            ("table_cell", "Cel verder"),
            ("quote", "Citaat."),
            ("caption", "Foto"),
            ("paragraph", "NAVO. Wij blijven. m2"),
            ("footnote", "Noot."),
        ]
    );
    assert_eq!(
        document.blocks()[9].label.unwrap().of(document.text()),
        "NAVO."
    );
    let section = &document.sections()[1];
    assert_eq!(
        (section.number.as_deref(), section.title.as_str()),
        (Some("1.2"), "Huren")
    );
}

#[test]
fn insertions_and_deletions_make_two_texts() {
    let page = "<p>Elk jaar <del datetime=1>10</del><ins datetime=1>20</ins> huizen.</p>\
                <ins datetime=2><p>Nieuw.</p></ins><p><del datetime=3>Oud.</del></p>";
    assert_eq!(texts(page), "Elk jaar 20 huizen.|Nieuw.|");
    let old = read(page, Tracked::Reject);
    assert_eq!(old.text(), "Elk jaar 10 huizen.\nOud.\n");
    assert_eq!(
        old.notices()[0].kind,
        NoticeKind::ChangesRejected { count: 4 }
    );
}

#[test]
fn words_know_their_line() {
    let document = read("<p>Een\ntwee\n\n<b>drie</b></p>\n<p>vier", Tracked::Accept);
    let line = |word: &str| {
        document
            .place(document.text().find(word).unwrap() as u32)
            .line
    };
    assert_eq!(line("Een"), Some(1));
    assert_eq!(line("twee"), Some(2));
    assert_eq!(line("drie"), Some(4));
    assert_eq!(line("vier"), Some(5));
}
