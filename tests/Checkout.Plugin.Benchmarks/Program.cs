using Checkout.Plugin.Benchmarks;

// Without a role this is the command. With a role it is a server that the command started.
return args switch
{
    ["gateway", .. var rest] => await LoopbackGateway.RunAsync(rest),
    ["minimal", .. var rest] => await MinimalCallbacks.RunAsync(rest),
    ["bare", .. var rest] => await BareShop.RunAsync(rest),
    ["one-by-one", .. var rest] => await OneByOneCallbacks.RunAsync(rest),
    _ => await Command.RunAsync(args),
};
