import uuid

from attendance import codes

SOMEBODY = uuid.UUID("6a1f2c70-3a55-4a8f-9d3e-111111111111")


def token(**changed):
    return codes.card_token(**{"key": "k" * 40, "key_id": "1", "learner_id": SOMEBODY, "serial": 1} | changed)


def test_token_is_130_bits_of_base32():
    assert len(token()) == 26
    assert set(token()) <= set(codes.ALPHABET)
    assert len(codes.ALPHABET) == 32
    assert not set("ILOU") & set(codes.ALPHABET)


def test_token_uses_every_bit_of_its_length():
    tokens = [token(learner_id=uuid.UUID(int=n)) for n in range(600)]

    assert [len({t[place] for t in tokens}) for place in range(26)] == [32] * 26


def test_token_is_the_same_for_the_same_card():
    assert token() == token()


def test_token_changes_with_key_key_id_learner_and_serial():
    others = {token(key="x" * 40), token(key_id="2"), token(learner_id=uuid.UUID(int=1)), token(serial=2)}

    assert len(others | {token()}) == 5


def test_normalise_reads_what_people_type():
    assert codes.normalise("oil0abc") == "0110ABC"


def test_is_token_refuses_other_lengths_and_letters():
    assert codes.is_token(token())
    assert not codes.is_token(token()[:-1])
    assert not codes.is_token("U" * 26)


def test_random_suffix_has_eight_characters_and_does_not_repeat():
    suffixes = {codes.random_suffix() for _ in range(200)}

    assert {len(suffix) for suffix in suffixes} == {8}
    assert len(suffixes) == 200
