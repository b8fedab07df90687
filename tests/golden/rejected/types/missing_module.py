import frobnicate

frobnicate.run()
