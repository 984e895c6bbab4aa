namespace LigdiCash.Client;

internal sealed record KeyPair(Secret? Key, Secret? Token);
