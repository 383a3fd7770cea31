using ChatServiceDesk.Tables.Tests;
using Xunit.MicrosoftTestingPlatform;

// The tests; or, for one of them, a process to be killed.
if (args is [CommitUntilKilled.Argument, var file, var life])
{
    await CommitUntilKilled.RunAsync(file, life);
    return 0;
}

return await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
