namespace LigdiCash.Client.Options;

internal sealed record KeyPair(Secret? Key, Secret? Token);
