from django.conf import settings


def test_leave_asks_by_get_and_takes_nothing(scan, cast):
    client = scan(cast.kiyo)

    page = client.get("/me/leave/")

    assert "この電話から<wbr>カードを 消しますか" in page.content.decode()
    assert client.get("/me/").status_code == 200


def test_leave_by_post_takes_the_card_off_this_phone(scan, cast):
    client = scan(cast.kiyo)

    response = client.post("/me/leave/")

    assert (response.status_code, response["Location"]) == (303, "/me/")
    assert response.cookies[settings.CARD_COOKIE].value == ""
    assert client.get("/me/").status_code == 403


def test_leave_twice_is_harmless(scan, cast):
    client = scan(cast.kiyo)
    client.post("/me/leave/")

    assert client.post("/me/leave/").status_code == 403
