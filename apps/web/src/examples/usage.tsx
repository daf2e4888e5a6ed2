'use client'

import { ChatInterface } from '@/components/chat'
import { TripChatButton } from '@/components/chat/TripChatButton'
import { useSocketChat } from '@/hooks/useSocketChat'

// The usage examples of the documentation, word for word: if they stop compiling, the contract
// with every host is broken.

export interface UsageProps {
  trip: { id: string; title: string }
  activeTrip: { id: string; title: string }
  user: { id: string }
  driver: { userId: string }
  sessionToken: string
  isDriverOrPassenger: boolean
}

export function TripDetailsUsage({ trip, user, sessionToken, isDriverOrPassenger }: UsageProps) {
  return (
    <TripChatButton
      tripId={trip.id}
      tripTitle={trip.title}
      currentUserId={user.id}
      token={sessionToken}
      hasAccess={isDriverOrPassenger}
    />
  )
}

export function DriverDashboardUsage({ activeTrip, driver, sessionToken }: UsageProps) {
  return (
    <div className="h-[600px]">
      <ChatInterface
        tripId={activeTrip.id}
        currentUserId={driver.userId}
        token={sessionToken}
        tripTitle={activeTrip.title}
      />
    </div>
  )
}

export function useUsage() {
  const {
    isConnected,
    messages,
    sendMessage,
    startTyping,
    stopTyping,
    markAsRead,
    typingUsers,
    error,
  } = useSocketChat({
    tripId: 'trip_id',
    token: 'session_token',
    enabled: true,
  })
  return {
    isConnected,
    messages,
    sendMessage,
    startTyping,
    stopTyping,
    markAsRead,
    typingUsers,
    error,
  }
}
