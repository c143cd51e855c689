"""What has been read of an article: by whom, in which language, and whether it has changed since."""

from dataclasses import replace

from laptops import Laptop

from fieldapp.domain.knowledge import Article, ReadState
from fieldapp.operations import reading
from fieldapp.store import rows
from fieldapp.store.engine import open_store
from fieldapp.views import knowledge

ENGLISH = Article(id="wipers-en", slug="wipers", language="en", title="Wipers", body="Lift both arms.")
NORWEGIAN = replace(ENGLISH, id="wipers-nb", language="nb", title="Viskere", body="Løft begge armene.")
ZEBRA = Article(id="zebra-en", slug="zebra", language="en", title="Zebra", body="Nothing to do with cars.")


def state(laptop: Laptop, article: str, *, person: str = "kari") -> ReadState:
    return knowledge.article(laptop.store, article_id=article, person_id=person).read


def listed(laptop: Laptop) -> dict[str, ReadState]:
    screen = knowledge.read(laptop.store, query="", language="en", person_id="kari")
    return {hit.article.slug: hit.read for hit in screen.hits if hit.article.slug in ("wipers", "zebra")}


def read(laptop: Laptop, article: Article) -> None:
    reading.mark_read(laptop.store, article=article, person_id="kari", now=laptop.now)


def test_what_was_read_is_marked_for_who_read_it_and_stays_on_the_laptop(laptop: Laptop) -> None:
    laptop.office(article=[ENGLISH])
    assert state(laptop, "wipers-en") is ReadState.NEW

    read(laptop, ENGLISH)

    assert state(laptop, "wipers-en") is ReadState.READ
    assert state(laptop, "wipers-en", person="odd") is ReadState.NEW
    assert laptop.outbox() == []


def test_a_changed_text_says_so_until_it_is_read_again_and_new_models_are_no_change(laptop: Laptop) -> None:
    laptop.office(article=[ENGLISH])
    read(laptop, ENGLISH)
    laptop.office(article=[replace(ENGLISH, models=("Model Y",))])
    assert state(laptop, "wipers-en") is ReadState.READ

    changed = replace(ENGLISH, body="Lift both arms, the left one first.")
    laptop.office(article=[changed])
    assert state(laptop, "wipers-en") is ReadState.CHANGED

    read(laptop, changed)
    assert state(laptop, "wipers-en") is ReadState.READ


def test_read_in_one_language_is_read_in_all(laptop: Laptop) -> None:
    laptop.office(article=[ENGLISH, NORWEGIAN])
    read(laptop, ENGLISH)
    assert state(laptop, "wipers-nb") is ReadState.READ

    laptop.office(article=[replace(ENGLISH, body="Lift none.")])
    assert state(laptop, "wipers-nb") is ReadState.CHANGED


def test_what_is_not_read_stands_first_and_is_counted(laptop: Laptop) -> None:
    laptop.office(article=[ENGLISH, ZEBRA])
    before = knowledge.read(laptop.store, query="", language="en", person_id="kari").unread
    assert list(listed(laptop)) == ["wipers", "zebra"]

    read(laptop, ENGLISH)

    assert listed(laptop) == {"zebra": ReadState.NEW, "wipers": ReadState.READ}
    assert list(listed(laptop)) == ["zebra", "wipers"]
    found = knowledge.read(laptop.store, query="arms", language="en", person_id="kari")
    assert [hit.read for hit in found.hits] == [ReadState.READ]
    assert found.unread == before - 1


def test_read_marks_survive_a_restart(laptop: Laptop) -> None:
    laptop.office(article=[ENGLISH])
    read(laptop, ENGLISH)
    folder = laptop.store.folder
    laptop.store.close()

    laptop.store = open_store(folder, laptop.key)

    assert state(laptop, "wipers-en") is ReadState.READ


def test_an_excerpt_reads_on_from_its_headings_and_lists(laptop: Laptop) -> None:
    body = "# When\n\nEvery two years.\n\n- Sooner on gravel.\n- And in pollen.\n\n## May it wait?\nNo."
    laptop.office(article=[replace(ZEBRA, body=body)])
    (hit,) = knowledge.read(laptop.store, query="gravel", language="en", person_id="kari").hits
    assert hit.excerpt == "When: Every two years. Sooner on gravel. And in pollen. May it wait? No."


def test_the_dots_of_an_excerpt_hang_on_its_words(laptop: Laptop) -> None:
    body = "word " * 60 + "Évaporateur " + "word " * 60
    laptop.office(article=[replace(ZEBRA, body=body)])
    (hit,) = knowledge.read(laptop.store, query="evapo", language="en", person_id="kari").hits
    assert "Évaporateur" in hit.excerpt
    assert hit.excerpt.startswith("…\u00a0word")
    assert hit.excerpt.endswith("word\u00a0…")
    with laptop.store.reading() as connection:
        assert rows.fetch(connection, "article", "zebra-en").body == body
