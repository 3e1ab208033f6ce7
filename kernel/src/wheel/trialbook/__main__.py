from trialbook.command import main

main()
