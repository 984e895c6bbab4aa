namespace Checkout.Plugin.Hosts;

// The parts of a shop's Program: its services, its checkout and its pipeline. The tests build and start it.
internal interface IShopProgram
{
    void AddServices(WebApplicationBuilder builder);

    void Embed(CheckoutBuilder checkout);

    void Use(WebApplication app);
}
