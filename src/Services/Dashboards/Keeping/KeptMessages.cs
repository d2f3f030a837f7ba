using System.Data;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Dashboards.Keeping;

/// <summary>Every message that this service keeps: its queue, its stored name and its stream.</summary>
static class KeptMessages
{
    static readonly IReadOnlyList<Kept> All =
    [
        Message<AuthorityPositionChanged>("authority-position-changed", m => m.AuthorityId),
        Message<SchemeRulesAdopted>("scheme-rules-adopted", m => m.SchemeRulesId),
        Message<ReferralFoundEligible>("referral-found-eligible", m => m.ReferralId),
        Message<ReferralFoundIneligible>("referral-found-ineligible", m => m.ReferralId),
        Message<AuthorityRecommended>("authority-recommended", m => m.ReferralId),
        Message<OfferMade>("offer-made", m => m.OfferId),
        Message<OfferAccepted>("offer-accepted", m => m.OfferId),
        Message<ArrangementMade>("arrangement-made", m => m.ReferralId),
        Message<DepartureRecorded>("departure-recorded", m => m.ReferralId),
        Message<TransferCompleted>("transfer-completed", m => m.ReferralId),
    ];

    internal static void AddKeptMessages(this IServiceCollection services)
    {
        foreach (var kept in All)
        {
            kept.Register(services);
        }
    }

    internal static void MapKeptMessages(this StoreOptions options)
    {
        foreach (var kept in All)
        {
            kept.Map(options);
        }
    }

    static Kept Message<TMessage>(string name, Func<TMessage, Guid> stream)
        where TMessage : class =>
        new(
            services => services.AddSingleton(new StreamOf<TMessage>(stream))
                .AddHandler<IDashboardStore, TMessage, Keep<TMessage>>($"dashboards-when-{name}", IsolationLevel.ReadCommitted),
            options => options.Events.MapEventType<TMessage>(name.Replace('-', '_')));

    sealed record Kept(Action<IServiceCollection> Register, Action<StoreOptions> Map);
}
