"""Signing in through the provider: there, and back from it with a code."""

from __future__ import annotations

import hashlib
import time

from starlette.responses import Response

from tawthiq.model.errors import UserError
from tawthiq.web import brake
from tawthiq.web.answers import away, keep_token, keep_visit
from tawthiq.web.asked import Asked
from tawthiq.web.catalogues import later
from tawthiq.web.page import page, refuse
from tawthiq.web.pages.preferences import local
from tawthiq.web.provider.begun import Begun, begin, resume

NONE = later("This desk has no provider for signing in; sign in with a password.")
UNKNOWN = later("This sign-in was not begun here, or too long ago; begin anew.")
STRANGER = later("The provider knows you, but you are no user of this desk; ask an administrator.")
BACK = "/sign-in/provider/back"


def there(asked: Asked) -> Response:
    """Send who signs in to the provider."""
    if not asked.desk.provider:
        return refuse(asked, 404, NONE)
    begun = begin(asked.desk.secret, asked.token, local(asked.one("next")), time.time())
    made = away(asked.desk.provider.address(begun, asked.desk.address + BACK))
    keep_visit(asked, made)
    return made


def back(asked: Asked) -> Response:
    """Begin a session for who comes back from the provider, and go on; say why where not."""
    if not asked.desk.provider:
        return refuse(asked, 404, NONE)
    where = f"address {brake.address_of(asked)}"
    if brake.BRAKE.holds({where: 30}):
        return refuse(asked, 429, brake.TOO_OFTEN)
    begun = resume(asked.desk.secret, asked.token, asked.one("state"), time.time())
    try:
        token = _token(asked, begun) if begun else ""
    except UserError:
        brake.BRAKE.note(where)
        raise
    if not (begun and token):
        brake.BRAKE.note(where)
        return refuse(asked, 403, STRANGER if begun else UNKNOWN)
    made = away(local(begun.next))
    keep_token(asked, made, token)
    return made


def _token(asked: Asked, begun: Begun) -> str:
    """Return the token of a new session; empty where who comes back is no user."""
    provider = asked.desk.provider
    assert provider
    issuer = provider.settings.issuer
    if (error := asked.one("error")) or not asked.one("code"):
        raise UserError(f"the provider refused this ({error[:80] or 'no code'}); sign in again")
    if asked.one("iss") not in ("", issuer):
        raise UserError("the token of the provider comes from another issuer; sign in again")
    claims = provider.claims(begun, asked.desk.address + BACK, asked.one("code"))
    name, kind = provider.settings.user_of(claims), provider.settings.role_of(claims)
    bond = hashlib.sha256(f"{issuer}|{claims['sub']}".encode("utf-8", "surrogatepass")).hexdigest()
    with asked.people() as people:
        token = people.let_in(name, bond, kind, address=brake.address_of(asked))
        if token:
            people.sign_out(asked.token)
    return token


ROUTES = (page("/sign-in/provider", there, needs=None), page(BACK, back, needs=None))
