import Foundation

// Foundation's functions under names of their own: the drawings import nothing else of it.

func sineOf(_ angle: Double) -> Double { sin(angle) }

func cosineOf(_ angle: Double) -> Double { cos(angle) }

func angleOf(_ x: Double, _ y: Double) -> Double { atan2(y, x) }

func raise(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

/// 1 at 0, divided by e for every whole number.
func fading(_ way: Double) -> Double { exp(-way) }

/// 1 in the middle, falling off like a bell.
func bell(_ distance: Double) -> Double { exp(-distance * distance) }
