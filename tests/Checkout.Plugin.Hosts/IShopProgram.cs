namespace Checkout.Plugin.Hosts;

// What a shop's Program writes: its own services, what it tells the checkout, and its own way of answering. The tests build and start it.
internal interface IShopProgram
{
    void AddServices(WebApplicationBuilder builder);

    void Embed(CheckoutBuilder checkout);

    void Use(WebApplication app);
}
