using Microsoft.EntityFrameworkCore;

namespace Checkout.Plugin.Hosts.Elsewhere;

internal sealed class OrdersContext(DbContextOptions<OrdersContext> options) : DbContext(options)
{
    public DbSet<PaidOrder> Orders => Set<PaidOrder>();

    // A second call of the handler must not store a second order.
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<PaidOrder>().HasKey(order => order.Reference);
}

internal sealed class PaidOrder
{
    public string Reference { get; init; } = "";

    public long Total { get; init; }
}
