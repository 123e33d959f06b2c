import pytest


@pytest.mark.parametrize(
    "who, door", [("clerk", "/office/"), ("officer", "/office/"), ("instructor", "/classroom/"), ("editor", "/admin/")]
)
def test_after_sign_in_leads_to_the_own_door(cast, sign_in, who, door):
    response = sign_in(getattr(cast, who)).get("/accounts/after-sign-in/")

    assert (response.status_code, response.headers["Location"]) == (302, door)


def test_after_sign_in_of_nobody_says_why(cast, sign_in):
    response = sign_in(cast.nobody).get("/accounts/after-sign-in/", follow=True)

    assert response.redirect_chain == [("/accounts/login/", 302)]
    assert "いまの担当が ありません。" in response.content.decode()


def test_admin_login_is_the_one_sign_in(client, db):
    response = client.get("/admin/login/?next=/admin/pages/")

    assert response.headers["Location"] == "/accounts/login/?next=%2Fadmin%2Fpages%2F"
