using Microsoft.EntityFrameworkCore;

namespace Checkout.Plugin.Hosts.Entities;

internal sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<StoredBasket> Baskets => Set<StoredBasket>();

    public DbSet<Order> Orders => Set<Order>();
}

internal sealed class StoredBasket
{
    public string Id { get; init; } = "";

    public string[] Skus { get; init; } = [];
}

internal sealed class Order
{
    public int Id { get; init; }

    public string Reference { get; init; } = "";

    public long Total { get; init; }
}
