namespace CareBot.Bot.Customers;

public static class CustomersRegistration
{
    /// <summary>Customers who are one person.</summary>
    public static void AddCustomers(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSingleton(configuration.GetSection("Customers").Get<CustomerOptions>() ?? new CustomerOptions());
        services.AddSingleton<JoinCodes>();
        services.AddSingleton<CustomerErasure>();
    }
}
