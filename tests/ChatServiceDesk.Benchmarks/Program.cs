using ChatServiceDesk.Benchmarks;

return args is [CannedTableService.Command]
    ? await CannedTableService.ServeAsync(Console.In, Console.Out, CancellationToken.None)
    : await Catalogue.RunAsync(args, Console.Out, CancellationToken.None);
