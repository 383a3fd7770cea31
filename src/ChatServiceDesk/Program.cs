using ChatServiceDesk;

return await Commander.RunAsync(args, Console.In, Console.Out, Console.Error, CancellationToken.None);
