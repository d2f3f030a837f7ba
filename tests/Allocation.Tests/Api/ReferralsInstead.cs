using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Swapping;

namespace TransferScheme.Allocation.Tests.Api;

/// <summary>
/// Answers what Referrals would: what bears on the place of a referral, how far its transfer is; nothing where nothing was said, and outages
/// on demand.
/// </summary>
sealed class ReferralsInstead : HttpMessageHandler
{
    readonly ConcurrentDictionary<string, object> _told = new();

    /// <summary>Whether it is away.</summary>
    internal bool IsAway { get; set; }

    /// <summary>What the form of a referral says from now on.</summary>
    internal void Tell(Guid referral, MatchingFacts? facts) =>
        _told[$"/api/v1/referrals/{referral}/matching-facts"] = facts ?? MatchingFacts.None;

    /// <summary>How far the transfer of a referral is from now on.</summary>
    internal void Tell(Guid referral, TransferStage stage) => _told[$"/api/v1/transfers/{referral}"] = stage;

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => IsAway
        ? throw new HttpRequestException("Referrals is away.")
        : Task.FromResult(_told.TryGetValue(request.RequestUri!.AbsolutePath, out var facts)
            ? new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(facts, facts.GetType()) }
            : new HttpResponseMessage(HttpStatusCode.NotFound));
}
