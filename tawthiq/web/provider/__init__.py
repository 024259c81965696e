"""Signing in through a provider of OpenID Connect: an option, by the code flow with PKCE; see docs/desk.md."""
